//! The part of an HTTP request that matters here: [`Request`].

use std::io::BufRead;

/// Longest head of a request that is read.
const LONGEST_HEAD: u64 = 16 * 1024;

/// A request for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: Method,
    /// Percent-decoded, without the query.
    pub(crate) path: String,
    pub(crate) accepts_brotli: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Head,
    Other,
}

impl Request {
    /// Reads a request's head; nothing if it is cut off or not HTTP.
    pub(crate) fn read(stream: impl BufRead) -> Option<Self> {
        let mut lines = stream.take(LONGEST_HEAD).lines().map_while(Result::ok);
        let first = lines.next()?;
        let mut words = first.split(' ');
        let method = match words.next()? {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            _ => Method::Other,
        };
        let target = words.next()?;
        let path = decoded(target.split(['?', '#']).next()?)?;
        let mut accepts_brotli = false;
        for line in lines {
            if line.is_empty() {
                return Some(Self { method, path, accepts_brotli });
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("accept-encoding")
            {
                accepts_brotli = names_brotli(value);
            }
        }
        None
    }
}

fn names_brotli(value: &str) -> bool {
    value.split(',').map(str::trim).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
        name.trim() == "br" && !["q=0", "q=0.0", "q=0.00", "q=0.000"].contains(&weight.trim())
    })
}

/// A path with its `%20` and the like resolved.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex_digit(rest.next()?)? * 16 + hex_digit(rest.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Request> {
        Request::read(text.as_bytes())
    }

    #[test]
    fn a_browsers_request_is_read() {
        let request =
            read("GET /a%20b?x=1 HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip, br\r\n\r\n");
        let expected =
            Request { method: Method::Get, path: "/a b".to_owned(), accepts_brotli: true };
        assert_eq!(request, Some(expected));
    }

    #[test]
    fn brotli_has_to_be_accepted() {
        for (codings, accepts) in [("gzip", false), ("br;q=0", false), ("br;q=0.5", true)] {
            let request = read(&format!("GET / HTTP/1.1\r\naccept-encoding: {codings}\r\n\r\n"));
            assert_eq!(request.map(|request| request.accepts_brotli), Some(accepts), "{codings}");
        }
    }

    #[test]
    fn what_is_cut_off_or_endless_is_no_request() {
        assert_eq!(read("GET / HTTP/1.1\r\nHost: a\r\n"), None);
        assert_eq!(read("GET /%f HTTP/1.1\r\n\r\n"), None);
        assert_eq!(read("GET /%+1 HTTP/1.1\r\n\r\n"), None);
        assert_eq!(read(&format!("GET / HTTP/1.1\r\nA: {}\r\n\r\n", "a".repeat(20_000))), None);
    }
}
