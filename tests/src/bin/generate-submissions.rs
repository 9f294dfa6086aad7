//! Writes packages of invented submissions into a folder: `generate-submissions FOLDER COUNT`.

#![allow(clippy::print_stdout, reason = "it says what it wrote")]

use std::path::Path;
use std::{env, fs};

use tests::many::packages;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else {
        return Err("generate-submissions FOLDER COUNT".to_owned());
    };
    let count: usize = count.parse().map_err(|_fault| format!("{count} is no number"))?;
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let mut bytes = 0;
    for (name, package) in packages(count) {
        bytes += package.len();
        fs::write(Path::new(folder).join(name), package).map_err(|error| error.to_string())?;
    }
    println!("{count} packages, {} kB on average", bytes / count.max(1) / 1_000);
    Ok(())
}
