//! The interpreter as WebAssembly: a page puts a request into its memory, and finds the reply there.
//!
//! A page calls [`room`] with the length of a request, writes it where that points, calls [`enter`], which gives the length
//! of the reply, and reads it where [`reply`] points. Requests and replies are those of `coproduce_html::live`, as JSON in
//! UTF-8. There is one model at a time. A panic ends the instance; the page makes another.

#![allow(unsafe_code, reason = "names that a page can call are an unsafe attribute; there is no unsafe block")]

use coproduce_html::live::{MARK, Model};
use std::cell::RefCell;

#[derive(Default)]
struct Interpreter {
    model: Model,
    request: Vec<u8>,
    reply: String,
}

thread_local! {
    static INTERPRETER: RefCell<Interpreter> = RefCell::default();
}

/// Makes room for a request of so many bytes, and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    INTERPRETER.with_borrow_mut(|interpreter| {
        interpreter.request.clear();
        interpreter.request.resize(length, 0);
        interpreter.request.as_mut_ptr()
    })
}

/// Answers the request, and says how many bytes the reply has.
#[unsafe(no_mangle)]
pub extern "C" fn enter() -> usize {
    INTERPRETER.with_borrow_mut(|interpreter| {
        let request = String::from_utf8_lossy(&interpreter.request).into_owned();
        interpreter.reply = interpreter.model.enter(&request);
        interpreter.reply.len()
    })
}

/// Where the reply is.
#[unsafe(no_mangle)]
pub extern "C" fn reply() -> *const u8 {
    INTERPRETER.with_borrow(|interpreter| interpreter.reply.as_ptr())
}

/// Of which version it is: where that is written, in so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn version() -> *const u8 {
    MARK.as_ptr()
}
