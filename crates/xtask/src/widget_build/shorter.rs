//! Short names for what the module and its script call each other by: wasm-bindgen's say what each thing is, and are read
//! by nobody who has to download them.

use std::collections::BTreeMap;

use walrus::Module;

/// How wasm-bindgen's own exports begin; those of the widget keep their names.
const GENERATED: [&str; 2] = ["__wbindgen_", "wasm_bindgen_"];

/// The module and its script with short names, the same in both.
///
/// # Errors
/// When it is no module.
pub(super) fn shorter(module: &[u8], script: &str) -> anyhow::Result<(Vec<u8>, String)> {
    let mut module = Module::from_buffer(module)?;
    let mut names = BTreeMap::new();
    for import in module.imports.iter_mut() {
        import.name = short(&mut names, &import.name);
    }
    let is_generated = |name: &str| GENERATED.iter().any(|prefix| name.starts_with(prefix));
    for export in module.exports.iter_mut().filter(|export| is_generated(&export.name)) {
        export.name = short(&mut names, &export.name);
    }
    Ok((module.emit_wasm(), renamed(script, &names)))
}

fn short(names: &mut BTreeMap<String, String>, name: &str) -> String {
    let next = format!("_{:x}", names.len());
    names.entry(name.to_owned()).or_insert(next).clone()
}

/// The script with whole identifiers replaced.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut renamed = String::with_capacity(script.len());
    let mut left = script;
    while let Some(start) = left.find(is_part) {
        let (before, rest) = left.split_at(start);
        let (identifier, after) = rest.split_at(rest.find(|character| !is_part(character)).unwrap_or(rest.len()));
        renamed.push_str(before);
        renamed.push_str(names.get(identifier).map_or(identifier, String::as_str));
        left = after;
    }
    renamed.push_str(left);
    renamed
}

fn is_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ValType};

    use super::*;

    #[test]
    fn the_script_asks_for_what_the_module_has() {
        let mut module = Module::default();
        let ty = module.types.add(&[ValType::I32], &[]);
        let (log, _) = module.add_import_func("./app_bg.js", "__wbg_log_0123456789abcdef", ty);
        module.exports.add("__wbindgen_start", log);
        let mut run = FunctionBuilder::new(&mut module.types, &[], &[]);
        run.func_body().i32_const(1).call(log);
        let run = run.finish(vec![], &mut module.funcs);
        module.exports.add("run", run);
        let script = "const imports = { __wbg_log_0123456789abcdef: (x) => log(x) }; wasm.__wbindgen_start(wasm.run);";
        let (module, script) = shorter(&module.emit_wasm(), script).unwrap();
        assert_eq!(script, "const imports = { _0: (x) => log(x) }; wasm._1(wasm.run);");
        let module = Module::from_buffer(&module).unwrap();
        assert!(module.imports.get_func("./app_bg.js", "_0").is_ok());
        assert!(module.exports.get_func("_1").is_ok() && module.exports.get_func("run").is_ok());
    }
}
