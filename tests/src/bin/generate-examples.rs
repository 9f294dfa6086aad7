//! Writes the invented dossiers of `examples/` and their period pack anew.

use std::fs;
use std::io;
use std::path::Path;

use tests::examples::example_files;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    for (path, text) in example_files() {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
