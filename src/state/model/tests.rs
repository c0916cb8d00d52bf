//! What the model does.
