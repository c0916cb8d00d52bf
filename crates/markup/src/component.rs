//! A component: its properties, and its children as one of them.

use crate::view_of;
use proc_macro2::TokenStream;
use quote::quote;
use rstml::Infallible;
use rstml::node::{NodeAttribute, NodeElement};

pub(crate) fn expand(element: &NodeElement<Infallible>) -> TokenStream {
    let name = &element.open_tag.name;
    let properties = element.open_tag.attributes.iter().map(property);
    let children = (!element.children.is_empty()).then(|| {
        let children = view_of(&element.children);
        quote! { .children(::std::boxed::Box::new(move || #children)) }
    });
    quote! {
        ::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name)#(#properties)*#children.build(),
        )
    }
}

/// `name=value`, or `name` alone for the variable of that name.
fn property(attribute: &NodeAttribute) -> TokenStream {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return syn::Error::new_spanned(attribute, "a property has a name").to_compile_error();
    };
    let name = &attribute.key;
    match attribute.value() {
        Some(value) => quote! { .#name(#value) },
        None => quote! { .#name(#name) },
    }
}
