//! Web Locks: a lock that ends with the page that has it. Only secure pages have them.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A lock that this page has, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock(Function);

impl Drop for Lock {
    fn drop(&mut self) {
        // The browser lets a lock go that it has already taken away.
        let _ = self.0.call0(&JsValue::NULL);
    }
}

/// How a lock is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// If nobody has it.
    IfFree,
    /// Whoever has it.
    Steal,
}

/// The browser's locks, if it has any for this page.
pub(crate) fn manager() -> Option<JsValue> {
    let navigator = Reflect::get(&web_sys::window()?.into(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}

/// Asks for a lock; `on_lost` is called if another page steals it.
pub(crate) async fn request(
    name: &str,
    manner: Manner,
    on_lost: impl FnOnce() + 'static,
) -> Option<Lock> {
    let manager = manager()?;
    let request: Function = Reflect::get(&manager, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let option = match manner {
        Manner::IfFree => "ifAvailable",
        Manner::Steal => "steal",
    };
    Reflect::set(&options, &option.into(), &JsValue::TRUE).ok()?;
    let tell: Rc<RefCell<Option<Function>>> = Rc::default();
    let teller = Rc::clone(&tell);
    let answered = Promise::new(&mut |resolve, _reject| drop(teller.borrow_mut().replace(resolve)));
    // While the promise that this returns is open, the page has the lock.
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let mut held = JsValue::UNDEFINED;
        let mut release = JsValue::NULL;
        if lock.is_object() {
            held = Promise::new(&mut |resolve, _reject| release = resolve.into()).into();
        }
        if let Some(tell) = tell.borrow().as_ref() {
            let _ = tell.call1(&JsValue::NULL, &release);
        }
        held
    });
    let ended = request.call3(&manager, &name.into(), &options, &granted).ok()?;
    let ended = Promise::resolve(&ended);
    let first = Promise::race(&Array::of2(&answered, &ended));
    spawn_local(async move {
        if JsFuture::from(ended).await.is_err() {
            on_lost();
        }
    });
    let release = JsFuture::from(first).await.ok()?;
    release.dyn_into().ok().map(Lock)
}
