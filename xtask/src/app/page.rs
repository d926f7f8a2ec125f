//! The start page: what it names gets the names that the build gave it, and the browser checks each before it is used.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::integrity;
use super::program::Program;

const SHEET: &str = "<link rel=\"stylesheet\" href=\"/style/index.css\">";
const END: &str = "  </head>";

/// The script that starts the program, or says that it could not be had. The relay's Content-Security-Policy allows none
/// inside the page.
pub fn boot(program: &Program) -> String {
    let Program { script, module, .. } = program;
    format!(
        "try {{\n  const {{ default: init }} = await import('/{script}');\n  await init({{ module_or_path: '/{module}' }});\n}} catch (error) {{\n  \
         document.querySelector('.splash__failed')?.removeAttribute('hidden');\n  throw error;\n}}\n"
    )
}

/// The page with the sheet, the boot script and the program, each found by its name in `content`.
///
/// # Errors
/// When the page has no place for them.
pub fn fill(
    html: &str,
    sheet: &str,
    boot: &str,
    program: &Program,
    content: impl Fn(&str) -> Result<Vec<u8>>,
) -> Result<String> {
    if html.matches(SHEET).count() != 1 || html.matches(END).count() != 1 {
        bail!("index.html must name /style/index.css once, and have one head");
    }
    let sri = |name: &str| Ok::<_, anyhow::Error>(integrity::sri(&content(name)?));
    let mut head = String::new();
    writeln!(
        head,
        "    <script type=\"module\" src=\"/{boot}\" integrity=\"{}\"></script>",
        sri(boot)?
    )?;
    // The app finds its own script and module by these, the first of each kind.
    for script in [Some(&program.script), program.parts.as_ref()]
        .into_iter()
        .flatten()
    {
        writeln!(
            head,
            "    <link rel=\"modulepreload\" href=\"/{script}\" crossorigin=\"anonymous\" integrity=\"{}\">",
            sri(script)?
        )?;
    }
    writeln!(
        head,
        "    <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" href=\"/{}\" crossorigin=\"anonymous\" integrity=\"{}\">",
        program.module,
        sri(&program.module)?
    )?;
    let named = format!(
        "<link rel=\"stylesheet\" href=\"/{sheet}\" integrity=\"{}\">",
        sri(sheet)?
    );
    Ok(html
        .replace(SHEET, &named)
        .replace(END, &format!("{head}{END}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program() -> Program {
        Program {
            script: "app-1.js".into(),
            parts: Some("parts-1.js".into()),
            module: "app-1_bg.wasm".into(),
        }
    }

    #[test]
    fn the_page_names_everything_with_its_digest() {
        let html = format!("<html><head>\n    {SHEET}\n{END}</html>");
        let bytes = |name: &str| Ok(name.as_bytes().to_vec());
        let page = fill(&html, "style-1.css", "boot-1.js", &program(), bytes).unwrap();
        for name in [
            "style-1.css",
            "boot-1.js",
            "app-1.js",
            "parts-1.js",
            "app-1_bg.wasm",
        ] {
            let sri = integrity::sri(name.as_bytes());
            let line = page.lines().find(|line| line.contains(name)).unwrap();
            assert!(line.contains(&sri), "{line}");
        }
        assert!(!page.contains("index.css"), "{page}");
        assert!(boot(&program()).contains("'/app-1_bg.wasm'"));
    }

    #[test]
    fn a_page_without_a_place_for_them_is_refused() {
        let bytes = |_: &str| Ok(Vec::new());
        assert!(fill("<p>none</p>", "s", "b", &program(), bytes).is_err());
    }
}
