//! Leptos's markup for the widget's own renderer.
//!
//! The syntax is that of Leptos's `view!`. What it becomes is not: Leptos compiles each element together with the types
//! of all its attributes and children, which was half of the widget's program. Here an element is a few calls of
//! functions that are compiled once.

mod component;
mod element;

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{Node, NodeBlock};

/// Markup as a view that is on its way to the page: elements with attributes, `on:event`, `prop:name` and `node_ref`,
/// components with their properties, texts in quotes and values in braces.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let nodes = match rstml::parse2(tokens.into()) {
        Ok(nodes) => nodes,
        Err(error) => return error.to_compile_error().into(),
    };
    view_of(&nodes).into()
}

/// One node is itself, several are a fragment.
fn view_of(nodes: &[Node]) -> TokenStream {
    if let [Node::Element(_)] = nodes {
        return nodes.iter().map(child).collect();
    }
    let children = nodes.iter().map(child);
    quote! { ::social_messaging_widget::drawing::Fragment::new()#(.child(#children))*.drawn() }
}

/// A node as an expression.
fn child(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) if is_component(&element.open_tag.name.to_string()) => component::expand(element),
        Node::Element(element) => element::expand(element),
        Node::Fragment(fragment) => view_of(&fragment.children),
        Node::Text(text) => {
            let text = &text.value;
            quote! { #text }
        }
        // Braces around one expression would be said to be superfluous.
        Node::Block(NodeBlock::ValidBlock(block)) => match block.stmts.as_slice() {
            [syn::Stmt::Expr(expression, None)] => quote! { #expression },
            _ => quote! { #block },
        },
        other => syn::Error::new_spanned(other, "texts stand in quotes, values in braces").to_compile_error(),
    }
}

fn is_component(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
