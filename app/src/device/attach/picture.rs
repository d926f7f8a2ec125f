//! Photos made small on the device. What a camera writes beside the picture, the place among it, is not in what comes out.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

/// The longest side of a photo, in pixels: enough to read a blackboard.
const PHOTO: u32 = 1920;
/// The longest side of its small picture.
const THUMB: u32 = 320;

/// A photo and its small picture, as JPEG.
pub(super) struct Shrunk {
    pub(super) photo: Uint8Array,
    pub(super) thumb: Uint8Array,
}

/// Makes a photo small; nothing when this browser cannot read it.
pub(super) async fn shrink(picture: &Blob) -> Option<Shrunk> {
    let bitmap = web_sys::window()?.create_image_bitmap_with_blob(picture);
    let bitmap: ImageBitmap = JsFuture::from(bitmap.ok()?).await.ok()?.dyn_into().ok()?;
    let photo = drawn(&bitmap, PHOTO, 0.82).await;
    let thumb = drawn(&bitmap, THUMB, 0.75).await;
    bitmap.close();
    Some(Shrunk {
        photo: photo?,
        thumb: thumb?,
    })
}

async fn drawn(bitmap: &ImageBitmap, longest: u32, quality: f64) -> Option<Uint8Array> {
    let (width, height) = fitted(bitmap.width(), bitmap.height(), longest)?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What is see-through becomes paper: JPEG would make it black.
    context.set_fill_style_str("white");
    let (width, height) = (f64::from(width), f64::from(height));
    context.fill_rect(0.0, 0.0, width, height);
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)
        .ok()?;
    let made = Promise::new(&mut |done, failed| {
        let given = Closure::once_into_js(move |blob: JsValue| {
            // Nobody waits any more only when the page is gone.
            let _ = done.call1(&JsValue::NULL, &blob);
        });
        let asked = canvas.to_blob_with_type_and_encoder_options(
            given.unchecked_ref(),
            "image/jpeg",
            &JsValue::from_f64(quality),
        );
        if asked.is_err() {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    let blob: Blob = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
    bytes(&blob).await
}

/// The bytes of a file.
pub(super) async fn bytes(blob: &Blob) -> Option<Uint8Array> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer))
}

/// A picture's size with its longest side at most `longest`; nothing for one without any.
fn fitted(width: u32, height: u32, longest: u32) -> Option<(u32, u32)> {
    let side = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    if side <= longest {
        return Some((width, height));
    }
    let scaled = |length: u32| {
        let scaled = u64::from(length) * u64::from(longest) / u64::from(side);
        u32::try_from(scaled).unwrap_or(longest).max(1)
    };
    Some((scaled(width), scaled(height)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_photo_keeps_its_shape_and_is_never_made_larger() {
        assert_eq!(fitted(4000, 3000, 1920), Some((1920, 1440)));
        assert_eq!(fitted(3000, 4000, 1920), Some((1440, 1920)));
        assert_eq!(fitted(640, 480, 1920), Some((640, 480)));
        assert_eq!(fitted(100_000, 3, 320), Some((320, 1)));
        assert_eq!(fitted(0, 480, 1920), None);
    }
}
