//! An element: its attributes, what it listens to, and its children.

use crate::child;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use rstml::Infallible;
use rstml::node::{KeyedAttribute, NodeAttribute, NodeElement};

/// What is drawn in SVG's own namespace.
const SVG: [&str; 2] = ["svg", "path"];

pub(crate) fn expand(element: &NodeElement<Infallible>) -> TokenStream {
    let name = element.open_tag.name.to_string();
    let new = if SVG.contains(&name.as_str()) {
        quote! { svg }
    } else {
        quote! { new }
    };
    let attributes = element.open_tag.attributes.iter().map(attribute);
    let children = element.children.iter().map(child);
    quote! { ::social_messaging_widget::drawing::Element::#new(#name)#(#attributes)*#(.child(#children))*.drawn() }
}

fn attribute(attribute: &NodeAttribute) -> TokenStream {
    match attribute {
        NodeAttribute::Attribute(attribute) => keyed(attribute),
        NodeAttribute::Block(block) => syn::Error::new_spanned(block, "an attribute has a name").to_compile_error(),
    }
}

fn keyed(attribute: &KeyedAttribute) -> TokenStream {
    let key = attribute.key.to_string();
    let value = attribute.value().map_or_else(|| quote! { "" }, |value| quote! { #value });
    if let Some(event) = key.strip_prefix("on:") {
        let event = Ident::new(event, Span::call_site());
        return quote! { .on(&::leptos::ev::#event, #value) };
    }
    if let Some(property) = key.strip_prefix("prop:") {
        return quote! { .property(#property, #value) };
    }
    if key == "node_ref" {
        return quote! { .node_ref(#value) };
    }
    quote! { .attribute(#key, #value) }
}
