package dev.lenet.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** A connection of a client that does not keep to HTTP, or takes its time. */
final class RawConnection implements AutoCloseable {
  private static final int MOST_MILLIS = 60_000;

  private final Socket socket;

  RawConnection(DigitServer server) throws IOException {
    URI address = server.address();
    socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(MOST_MILLIS);
  }

  /** Sends text; line feeds become what HTTP has. */
  RawConnection send(String text) throws IOException {
    return send(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Whether the server has said anything yet. */
  boolean hasAnswer() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** The next line of the answer. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** All until the server ends the connection. */
  String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
