//! The only place that fetches: requests, the event stream, one error type.

pub mod error;
pub mod frames;

pub use error::ApiError;
