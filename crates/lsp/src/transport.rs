//! How messages reach an editor.
//!
//! An answer can have megabytes, such as the outline of a model of ten thousand laws. It is written as the text that it was
//! made as: a tree of it, as a message of `lsp_server` has, takes ten times as long to build as the text.

use lsp_server::{Connection, Message, RequestId, Response};
use std::error::Error;
use std::io::{self, BufRead, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{JoinHandle, spawn};

/// What ends the server before it is asked to end.
pub type Broken = Box<dyn Error + Send + Sync>;

/// An answer to a request, whose result is JSON.
pub struct Answered {
    /// The request.
    pub id: RequestId,
    /// What it comes to.
    pub result: String,
}

/// How an answer is sent.
pub type SendAnswer<'s> = &'s dyn Fn(Answered) -> Result<(), Broken>;

/// Sends an answer as a message, as any connection takes it.
///
/// # Errors
///
/// Where the connection is broken.
pub fn as_message(connection: &Connection, Answered { id, result }: Answered) -> Result<(), Broken> {
    let result: serde_json::Value = serde_json::from_str(&result)?;
    Ok(connection.sender.send(Response::new_ok(id, result).into())?)
}

/// A stream that an editor writes, and one that it reads.
pub struct Streams<W> {
    output: Arc<Mutex<W>>,
    writer: JoinHandle<io::Result<()>>,
}

impl<W: Write + Send + 'static> Streams<W> {
    /// The streams, and the connection whose messages they carry.
    pub fn open(mut input: impl BufRead + Send + 'static, output: W) -> (Self, Connection) {
        let (editor, server) = Connection::memory();
        let (sender, receiver) = (editor.sender, editor.receiver);
        // It ends with the process: nothing else wakes who waits for input.
        spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut input) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let output = Arc::new(Mutex::new(output));
        let shared = Arc::clone(&output);
        let writer = spawn(move || {
            receiver.iter().try_for_each(|message| {
                let mut output = shared.lock().unwrap_or_else(PoisonError::into_inner);
                message.write(&mut *output)
            })
        });
        (Self { output, writer }, server)
    }

    /// Writes an answer as it is.
    ///
    /// # Errors
    ///
    /// Where the editor is gone.
    pub fn write(&self, Answered { id, result }: &Answered) -> Result<(), Broken> {
        let id = serde_json::to_string(id)?;
        let head = format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":");
        let mut output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
        write!(output, "Content-Length: {}\r\n\r\n", head.len() + result.len() + 1)?;
        output.write_all(head.as_bytes())?;
        output.write_all(result.as_bytes())?;
        output.write_all(b"}")?;
        Ok(output.flush()?)
    }

    /// Waits until all messages are written, after the connection was dropped.
    ///
    /// # Errors
    ///
    /// Where the editor is gone.
    pub fn close(self) -> Result<(), Broken> {
        self.writer.join().map_err(|_| "a thread has failed")??;
        Ok(())
    }
}
