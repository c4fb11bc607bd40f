package dev.lenet.cli.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;

/**
 * The body of a request, as it arrives. No thread waits for it. It is refused as soon as it has too
 * many bytes or takes too long, whatever length the client announced.
 */
final class Body implements Runnable {
  private final Content.Source source;
  private final Limits limits;
  private final BodyRoom.Share share;
  private final long end;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  private Body(Content.Source source, Limits limits, BodyRoom.Share share) {
    this.source = source;
    this.limits = limits;
    this.share = share;
    this.end = System.nanoTime() + limits.body().toNanos();
  }

  /**
   * Receives a body. It fails with a {@link Refusal}.
   *
   * @param share holds the room that the body takes; the caller gives it back
   */
  static CompletableFuture<byte[]> receive(
      Content.Source source, long length, Limits limits, BodyRoom.Share share) {
    Body body = new Body(source, limits, share);
    if (length > limits.bytes()) {
      body.refuse(tooLarge(limits));
    } else {
      body.run();
    }
    return body.whole;
  }

  /** Takes what has arrived. Jetty calls it again when there is more. */
  @Override
  public void run() {
    try {
      receive();
    } catch (RuntimeException | Error e) { // else the request would never end
      whole.completeExceptionally(e);
    }
  }

  private void receive() {
    while (!whole.isDone()) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        refuse(chunk.isLast() ? brokenOff() : tooSlow());
        return;
      }
      try {
        take(chunk.getByteBuffer());
      } finally {
        chunk.release();
      }
      if (chunk.isLast()) {
        whole.complete(bytes.toByteArray());
      }
    }
  }

  private void take(ByteBuffer part) {
    int length = part.remaining();
    if (bytes.size() + (long) length > limits.bytes()) {
      refuse(tooLarge(limits));
    } else if (System.nanoTime() > end) {
      refuse(tooSlow());
    } else if (!share.grow(length)) {
      refuse(new Refusal(Problem.busy("Too many pictures are being sent. Try again in a moment")));
    } else {
      byte[] copy = new byte[length];
      part.get(copy);
      bytes.writeBytes(copy);
    }
  }

  private void refuse(Refusal refusal) {
    whole.completeExceptionally(refusal);
  }

  private static Refusal tooLarge(Limits limits) {
    return new Refusal(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "BODY_TOO_LARGE",
        "The body has more than %,d bytes; shrink the picture".formatted(limits.bytes()));
  }

  private static Refusal tooSlow() {
    return new Refusal(
        HttpStatus.REQUEST_TIMEOUT_408,
        "BODY_SLOW",
        "The body did not arrive in time; send it faster, or shrink the picture");
  }

  private static Refusal brokenOff() {
    return new Refusal(
        HttpStatus.BAD_REQUEST_400,
        "BODY_INCOMPLETE",
        "The body broke off, or its chunks break HTTP's rules");
  }
}
