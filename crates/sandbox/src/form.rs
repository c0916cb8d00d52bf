//! Forms with files in them (`multipart/form-data`).

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, header};
use serde_json::{Map, Value, json};

/// One field of a form.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// Absent for words.
    pub(crate) content_type: Option<String>,
    pub(crate) bytes: Bytes,
}

impl Field {
    fn words(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// A body that cannot be read as the form that its header says it is.
#[derive(Debug)]
pub(crate) struct Broken;

/// The fields of a form; `None` for another kind of body.
pub(crate) async fn read(headers: &HeaderMap, body: &Bytes) -> Result<Option<Vec<Field>>, Broken> {
    let Some(kind) = headers.get(header::CONTENT_TYPE) else { return Ok(None) };
    if !kind.as_bytes().starts_with(b"multipart/form-data") {
        return Ok(None);
    }
    let request = Request::builder().header(header::CONTENT_TYPE, kind).body(Body::from(body.clone()));
    let mut request = request.map_err(|_| Broken)?;
    DefaultBodyLimit::disable().apply(&mut request);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Broken)?;
    let mut fields = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| Broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let content_type = field.file_name().is_some().then(|| field.content_type().unwrap_or_default().to_owned());
        fields.push(Field { name, content_type, bytes: field.bytes().await.map_err(|_| Broken)? });
    }
    Ok(Some(fields))
}

/// The words of a form by their names.
pub(crate) fn words(fields: &[Field]) -> Map<String, Value> {
    let words = fields.iter().filter(|field| field.content_type.is_none());
    words.map(|field| (field.name.clone(), Value::String(field.words()))).collect()
}

/// A form for whoever reads the calls: a file is its type and its length.
pub(crate) fn readable(fields: &[Field]) -> Value {
    let mut map = words(fields);
    for file in fields.iter().filter(|field| field.content_type.is_some()) {
        map.insert(file.name.clone(), json!({"content_type": file.content_type, "bytes": file.bytes.len()}));
    }
    Value::Object(map)
}
