//! The only place that fetches: requests, the event stream, one error type.

pub mod error;
pub mod frames;
pub mod json;
pub mod read;
pub mod request;
pub mod routes;
pub mod session;
pub mod stream;
pub mod upload;

pub use error::ApiError;
