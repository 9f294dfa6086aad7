//! [`Later`]: something that comes later, awaited once.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What is awaited.
pub(super) struct Later<T>(Rc<RefCell<Slot<T>>>);

/// Where it is put.
pub(super) struct Promised<T>(Rc<RefCell<Slot<T>>>);

struct Slot<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

/// Something awaited, and where it is put.
pub(super) fn later<T>() -> (Promised<T>, Later<T>) {
    let slot = Rc::new(RefCell::new(Slot { value: None, waker: None }));
    (Promised(Rc::clone(&slot)), Later(slot))
}

impl<T> Promised<T> {
    /// It has come.
    pub(super) fn keep(self, value: T) {
        let waker = {
            let mut slot = self.0.borrow_mut();
            slot.value = Some(value);
            slot.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Future for Later<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut slot = self.0.borrow_mut();
        if let Some(value) = slot.value.take() {
            return Poll::Ready(value);
        }
        slot.waker = Some(context.waker().clone());
        Poll::Pending
    }
}
