//! Taking connections: one request, one thread, one answer each.

use std::io::{self, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::answer::{Answer, Site};
use super::request::{Method, Request};

/// The port that is tried first when none is given.
const USUAL_PORT: u16 = 8080;

/// How many ports after it are tried.
const MORE_PORTS: u16 = 20;

/// Where to listen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// An address of this machine.
    pub(crate) host: String,
    /// A port; without one, the first free one from 8080.
    pub(crate) port: Option<u16>,
}

/// Serves a site until the program is stopped.
pub(crate) fn serve(site: Site, address: &Address) -> Result<()> {
    let listener = bind(address)?;
    println!("梧桐 Wutong: {}", link(listener.local_addr()?, &site));
    println!("(Ctrl+C 停止 to stop)");
    io::stdout().flush()?;
    let site = Arc::new(site);
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A broken connection concerns nobody but the one at its other end.
        thread::spawn(move || converse(&stream, &site).ok());
    }
    Ok(())
}

fn bind(address: &Address) -> Result<TcpListener> {
    let host = address.host.as_str();
    if let Some(port) = address.port {
        return TcpListener::bind((host, port))
            .with_context(|| format!("cannot listen on {host}:{port}"));
    }
    (USUAL_PORT..=USUAL_PORT + MORE_PORTS)
        .find_map(|port| TcpListener::bind((host, port)).ok())
        .with_context(|| format!("no free port from {USUAL_PORT} on {host}; give one with --port"))
}

fn link(address: SocketAddr, site: &Site) -> String {
    format!("http://{address}{}", site.prefix())
}

fn converse(stream: &TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(60)))?;
    if let Some(request) = Request::read(BufReader::new(stream)) {
        write_answer(stream, &site.answer(&request), request.method)?;
    }
    Ok(())
}

fn write_answer(mut stream: &TcpStream, answer: &Answer, method: Method) -> io::Result<()> {
    let mut bytes = Vec::with_capacity(answer.body.len() + 512);
    write!(bytes, "HTTP/1.1 {}\r\n", answer.status)?;
    for (name, value) in &answer.headers {
        write!(bytes, "{name}: {value}\r\n")?;
    }
    write!(bytes, "Content-Length: {}\r\nConnection: close\r\n\r\n", answer.body.len())?;
    if method != Method::Head {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}
