//! What a host was asked for and has not answered.

use super::{Asking, NoAnswer};
use crate::platform::timer::Timer;
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// So much may be asked for at once.
const MOST: usize = 100;

/// Questions by their identifiers, with what answers them.
#[derive(Debug)]
pub(super) struct Pending<T> {
    open: Rc<RefCell<Vec<Question<T>>>>,
    asked: Cell<u32>,
}

#[derive(Debug)]
struct Question<T> {
    id: String,
    answer: Rc<RefCell<Option<Result<T, NoAnswer>>>>,
    wake: Function,
    _patience: Timer,
}

impl<T> Clone for Pending<T> {
    fn clone(&self) -> Self {
        Self { open: self.open.clone(), asked: self.asked.clone() }
    }
}

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Self { open: Rc::default(), asked: Cell::default() }
    }
}

impl<T: 'static> Pending<T> {
    /// The number of the next question, from 1 on.
    pub(super) fn number(&self) -> u32 {
        self.asked.set(self.asked.get().wrapping_add(1));
        self.asked.get()
    }

    /// Puts a question, and waits for its answer for so many milliseconds.
    pub(super) fn ask(&self, id: String, patience: i64, put: impl FnOnce()) -> Asking<T> {
        if self.open.borrow().len() >= MOST {
            return Box::pin(std::future::ready(Err(NoAnswer::Busy)));
        }
        let answer = Rc::new(RefCell::new(None));
        let mut woken = None;
        let settled = Promise::new(&mut |wake: Function, _: Function| woken = Some(wake));
        let Some(wake) = woken else { return Box::pin(std::future::ready(Err(NoAnswer::Unsupported))) };
        let (open, late) = (Rc::downgrade(&self.open), id.clone());
        let timer = Timer::after(patience, move || {
            if let Some(open) = open.upgrade() {
                // In a task of its own: it drops the timer that is just calling.
                wasm_bindgen_futures::spawn_local(async move { settle(&open, &late, Err(NoAnswer::TimedOut)) });
            }
        });
        self.open.borrow_mut().push(Question { id, answer: answer.clone(), wake, _patience: timer });
        put();
        Box::pin(async move {
            // The promise is only ever kept.
            let _ = JsFuture::from(settled).await;
            answer.take().unwrap_or(Err(NoAnswer::TimedOut))
        })
    }

    /// Takes an answer; one to nothing that was asked is passed over.
    pub(super) fn answer(&self, id: &str, answer: Result<T, NoAnswer>) {
        settle(&self.open, id, answer);
    }

    /// Nothing will be answered any more.
    pub(super) fn give_up(&self) {
        let ids: Vec<String> = self.open.borrow().iter().map(|question| question.id.clone()).collect();
        for id in ids {
            self.answer(&id, Err(NoAnswer::TimedOut));
        }
    }
}

fn settle<T>(open: &RefCell<Vec<Question<T>>>, id: &str, answer: Result<T, NoAnswer>) {
    let mut all = open.borrow_mut();
    let Some(at) = all.iter().position(|question| question.id == id) else { return };
    let question = all.swap_remove(at);
    drop(all);
    question.answer.replace(Some(answer));
    // The resolver of a promise does not throw.
    let _ = question.wake.call0(&JsValue::UNDEFINED);
}
