package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A body")
class BodyTest {
  private final Limits limits = Limits.usual();

  @Test
  @DisplayName("fails if there is an error while it arrives, so that its request is answered")
  void fails() {
    OutOfMemoryError error = new OutOfMemoryError();
    Failing source = new Failing(error);
    var body = Body.receive(source, -1, limits, new BodyRoom(1 << 20).share());
    assertFalse(body.isDone());
    Objects.requireNonNull(source.next).run();
    assertSame(error, assertThrows(CompletionException.class, body::join).getCause());
  }

  /** Has nothing at first, and then fails. */
  private static final class Failing implements Content.Source {
    private final Error error;
    private @Nullable Runnable next;

    Failing(Error error) {
      this.error = error;
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (next != null) {
        throw error;
      }
      return null;
    }

    @Override
    public void demand(Runnable demand) {
      next = demand;
    }

    @Override
    public void fail(Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
