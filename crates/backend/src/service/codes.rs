//! The domain's codes in text columns, exactly as the wire writes them.

use super::error::ServiceError;
use sea_orm::DbErr;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The code of a value of one of the domain's enums, as `facebook` or `held`.
///
/// Empty for a value that is no plain code; every enum of the domain that is kept in a column is one.
pub fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}

/// Reads a code. An unknown one is the enum's own value for it.
///
/// # Errors
/// When the enum has no value for unknown codes.
pub fn read<T: DeserializeOwned>(code: &str) -> Result<T, ServiceError> {
    json(&Value::String(code.to_owned()))
}

/// Reads a JSON column.
///
/// # Errors
/// When it does not hold what it should.
pub fn json<T: DeserializeOwned>(value: &Value) -> Result<T, ServiceError> {
    T::deserialize(value).map_err(|error| ServiceError::Database(DbErr::Json(error.to_string())))
}
