package dev.lenet.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Answers every connection with the same bytes, whether they are HTTP or not. */
final class RawServer implements AutoCloseable {
  private static final int REQUEST = 8192;

  private final ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final byte[] head;
  private final byte[] body;

  /** Status 200, that header, and that body. */
  RawServer(String header, byte[] body) throws IOException {
    this.head = ("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n").getBytes(US_ASCII);
    this.body = body;
    Thread thread = new Thread(this::answer, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void answer() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept();
          InputStream in = socket.getInputStream();
          OutputStream out = socket.getOutputStream()) {
        if (in.read(new byte[REQUEST]) > 0) {
          out.write(head);
          out.write(body);
        }
      } catch (IOException e) {
        // the client has gone, or the server is closed
      }
    }
  }

  URI base() {
    return URI.create(
        "http://%s:%d/"
            .formatted(
                InetAddress.getLoopbackAddress().getHostAddress(), listening.getLocalPort()));
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
