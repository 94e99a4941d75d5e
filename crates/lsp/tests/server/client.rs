//! An editor at the other end of a connection in memory.

use coproduce_lsp::{Connection, serve};
use coproduce_repository::Memory;
use lsp_server::{Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;

/// Nothing takes so long unless it hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor.
pub struct Client {
    connection: Connection,
    server: Option<JoinHandle<()>>,
    next: i32,
    version: i32,
    /// What was published and not looked at yet.
    published: Vec<Value>,
    /// Responses that nobody has waited for yet.
    answered: Vec<Response>,
}

/// The address of a file.
pub fn uri(file: &str) -> String {
    format!("file:///models/{file}")
}

impl Client {
    /// An editor that counts in an encoding, with some files on its disk.
    pub fn new(encoding: &str, files: &[(&str, &str)]) -> Self {
        Self::greeted(&json!({ "general": { "positionEncodings": [encoding] } }), files).0
    }

    /// An editor of some capabilities, with some files on its disk; and what the server says that it can do.
    pub fn greeted(capabilities: &Value, files: &[(&str, &str)]) -> (Self, Value) {
        let mut memory = Memory::default();
        memory.folder("/models");
        for (file, text) in files {
            memory.file(Path::new("/models").join(file), *text);
        }
        let (ours, theirs) = Connection::memory();
        let server = std::thread::spawn(move || serve(&theirs, memory, Path::to_owned).expect("an agreed end"));
        let mut client = Self {
            connection: ours,
            server: Some(server),
            next: 0,
            version: 0,
            published: Vec::new(),
            answered: Vec::new(),
        };
        let folders = json!([{ "uri": "file:///models", "name": "models" }]);
        let said = client.ask("initialize", json!({ "capabilities": capabilities, "workspaceFolders": folders }));
        client.tell("initialized", json!({}));
        (client, said["capabilities"].clone())
    }

    /// Sends a notification.
    pub fn tell(&mut self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        self.connection.sender.send(notification.into()).expect("a server");
    }

    /// Sends a request and does not wait; its number.
    pub fn request(&mut self, method: &str, params: Value) -> i32 {
        self.next += 1;
        let request = Request { id: self.next.into(), method: method.to_owned(), params };
        self.connection.sender.send(request.into()).expect("a server");
        self.next
    }

    /// Waits for the response to a request: its result, or the code of its error and what it says.
    pub fn response(&mut self, id: i32) -> Result<Value, (i32, String)> {
        loop {
            if let Some(at) = self.answered.iter().position(|response| response.id == id.into()) {
                let response = serde_json::to_value(self.answered.swap_remove(at)).expect("JSON");
                let Some(error) = response.get("error") else {
                    return Ok(response.get("result").cloned().unwrap_or(Value::Null));
                };
                let code = error["code"].as_i64().and_then(|code| i32::try_from(code).ok()).expect("a code");
                return Err((code, error["message"].as_str().expect("a message").to_owned()));
            }
            match self.connection.receiver.recv_timeout(PATIENCE).expect("an answer") {
                Message::Response(response) => self.answered.push(response),
                Message::Notification(one) => self.published.push(one.params),
                other @ Message::Request(_) => panic!("unexpected: {other:?}"),
            }
        }
    }

    /// Asks and waits for the result.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.response(id).unwrap_or_else(|(code, reason)| panic!("{method}: {code} {reason}"))
    }

    /// Opens a text.
    pub fn open(&mut self, file: &str, text: &str) {
        self.version += 1;
        let document = json!({ "uri": uri(file), "languageId": "coproduce", "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes a text, by the changes of the protocol.
    pub fn change(&mut self, file: &str, changes: &Value) {
        self.version += 1;
        let document = json!({ "uri": uri(file), "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Waits until something is said of the text as it stands; what was found in it.
    pub fn findings(&mut self, file: &str) -> Vec<Value> {
        loop {
            let is_meant = |one: &Value| one["uri"] == uri(file) && one["version"] == self.version;
            if let Some(at) = self.published.iter().position(is_meant) {
                let found = self.published.swap_remove(at);
                self.published.clear();
                return found["diagnostics"].as_array().expect("a list").clone();
            }
            match self.connection.receiver.recv_timeout(PATIENCE).expect("findings") {
                Message::Notification(one) => self.published.push(one.params),
                other => panic!("unexpected: {other:?}"),
            }
        }
    }

    /// What was said without being asked, and not looked at yet.
    pub fn told(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.published)
    }

    /// Ends the server, without waiting for the answer before it says so.
    pub fn leave_at_once(mut self) {
        self.request("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.take().expect("a server").join().expect("an agreed end");
    }

    /// A request about a place.
    pub fn at(&mut self, method: &str, file: &str, line: u32, character: u32) -> Value {
        self.ask(method, place(file, line, character))
    }
}

/// A place in a text.
pub fn place(file: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri(file) }, "position": { "line": line, "character": character } })
}

/// A range of one line.
pub fn range(line: u32, start: u32, end: u32) -> Value {
    json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } })
}

/// The rules of findings, in order.
pub fn rules(findings: &[Value]) -> Vec<&str> {
    findings.iter().filter_map(|finding| finding["code"].as_str()).collect()
}

impl Drop for Client {
    fn drop(&mut self) {
        let Some(server) = self.server.take().filter(|_| !std::thread::panicking()) else { return };
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        server.join().expect("no panic");
    }
}
