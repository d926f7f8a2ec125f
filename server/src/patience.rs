//! Connections that hold a place and say nothing are let go.
//!
//! Whoever connects has to ask for something within a while, and to go on asking. A client that drips its request, byte by
//! byte, gains little by each. A connection that has become a socket is left alone: there the relay asks for signs of life.

use axum::serve::Listener;
use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep},
};

/// How long nothing may be answered on a connection.
const PATIENCE: Duration = Duration::from_secs(90);
/// What each byte adds to that while a request comes in: a slow line may take its time over a large body.
const EACH_BYTE: Duration = Duration::from_millis(20);
/// What the answer that makes a connection a socket begins with.
const SWITCHING: &[u8] = b"HTTP/1.1 101";

/// A connection that is not waited for without end.
#[derive(Debug)]
pub(crate) struct Patient<S> {
    inner: S,
    /// Nothing, for a socket.
    until: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    fn new(inner: S) -> Self {
        Self {
            inner,
            until: Some(Box::pin(sleep(PATIENCE))),
        }
    }

    pub(crate) fn inner(&self) -> &S {
        &self.inner
    }

    fn extend(&mut self, by: Duration) {
        if let Some(until) = &mut self.until {
            let later = (until.deadline() + by).min(Instant::now() + PATIENCE);
            until.as_mut().reset(later);
        }
    }

    fn answered(&mut self, bytes: &[u8]) {
        if bytes.starts_with(SWITCHING) {
            self.until = None;
        } else {
            self.extend(PATIENCE);
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(context, buffer);
        if read.is_ready() {
            let came = u32::try_from(buffer.filled().len() - before).unwrap_or(u32::MAX);
            self.extend(EACH_BYTE.saturating_mul(came));
            return read;
        }
        let Some(until) = &mut self.until else {
            return Poll::Pending;
        };
        ready!(until.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.inner).poll_write(context, bytes))?;
        self.answered(bytes);
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.inner).poll_write_vectored(context, pieces))?;
        self.answered(pieces.first().map_or(&[], |piece| piece));
        Poll::Ready(Ok(written))
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }
}

/// A listener whose connections are not waited for without end.
#[derive(Debug)]
pub(crate) struct PatientListener<L>(pub(crate) L);

impl<L: Listener> Listener for PatientListener<L> {
    type Io = Patient<L::Io>;
    type Addr = L::Addr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = self.0.accept().await;
        (Patient::new(stream), address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    fn connection() -> (Patient<DuplexStream>, DuplexStream) {
        let (here, there) = duplex(1024 * 1024);
        (Patient::new(here), there)
    }

    async fn is_given_up(connection: &mut Patient<DuplexStream>) -> bool {
        let read = connection.read_u8().await;
        read.is_err_and(|error| error.kind() == io::ErrorKind::TimedOut)
    }

    #[tokio::test(start_paused = true)]
    async fn who_says_nothing_is_let_go() {
        let (mut connection, _there) = connection();
        let begin = Instant::now();
        assert!(is_given_up(&mut connection).await);
        assert_eq!(begin.elapsed(), PATIENCE);
    }

    #[tokio::test(start_paused = true)]
    async fn who_drips_a_request_is_let_go_and_who_sends_slowly_is_not() {
        let (mut connection, mut there) = connection();
        tokio::spawn(async move {
            loop {
                sleep(Duration::from_secs(10)).await;
                if there.write_all(b"x").await.is_err() {
                    break;
                }
            }
        });
        while let Ok(byte) = connection.read_u8().await {
            assert_eq!(byte, b'x');
        }

        let (mut connection, mut there) = self::connection();
        tokio::spawn(async move {
            for _ in 0..1000 {
                sleep(Duration::from_secs(1)).await;
                there.write_all(&[0; 100]).await.expect("is read");
            }
        });
        let mut body = vec![0; 100_000];
        connection.read_exact(&mut body).await.expect("all of it");
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_begins_the_wait_anew() {
        let (mut connection, mut there) = connection();
        let begin = Instant::now();
        for _ in 0..3 {
            sleep(Duration::from_secs(80)).await;
            there.write_all(b"?").await.expect("is sent");
            assert_eq!(connection.read_u8().await.expect("is read"), b'?');
            connection
                .write_all(b"HTTP/1.1 200 OK")
                .await
                .expect("is sent");
        }
        assert!(is_given_up(&mut connection).await);
        assert_eq!(begin.elapsed(), Duration::from_secs(240) + PATIENCE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_socket_is_left_alone() {
        let (mut connection, mut there) = connection();
        connection
            .write_all(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")
            .await
            .expect("is sent");
        tokio::spawn(async move {
            sleep(PATIENCE * 10).await;
            there.write_all(b"!").await.expect("is read");
            sleep(PATIENCE).await;
        });
        assert_eq!(connection.read_u8().await.expect("is read"), b'!');
    }
}
