package dev.lenet.data;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes the body of a response as it arrives, and stops at once if it is too long. */
final class HttpBody implements BodySubscriber<@Nullable Void> {
  private final WritableByteChannel target;
  private final long longest;
  private final CompletableFuture<@Nullable Void> whole = new CompletableFuture<>();
  private final AtomicLong arrived = new AtomicLong();
  private Flow.@Nullable Subscription subscription;

  HttpBody(WritableByteChannel target, long longest) {
    this.target = target;
    this.longest = longest;
  }

  /** A body to ignore, because the response is an error. */
  static HttpBody refused(WritableByteChannel target, String reason) {
    HttpBody body = new HttpBody(target, 0);
    body.whole.completeExceptionally(new IOException(reason));
    return body;
  }

  /** The number of bytes so far. For any thread. */
  long arrived() {
    return arrived.get();
  }

  @Override
  public CompletionStage<@Nullable Void> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    if (whole.isDone()) {
      subscription.cancel();
    } else {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    try {
      for (ByteBuffer part : parts) {
        if (arrived.addAndGet(part.remaining()) > longest) {
          throw new IOException("more than %d bytes were sent".formatted(longest));
        }
        while (part.hasRemaining()) {
          target.write(part);
        }
      }
    } catch (IOException e) {
      whole.completeExceptionally(e);
      Objects.requireNonNull(subscription).cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(null);
  }
}
