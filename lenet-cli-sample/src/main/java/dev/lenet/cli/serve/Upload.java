package dev.lenet.cli.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;
import org.jspecify.annotations.Nullable;

/**
 * How a picture is sent: as the body, or as a field of a form.
 *
 * @param boundary of the parts of the form; null without a form
 */
record Upload(@Nullable String boundary) {
  private static final String FIELD = "picture";
  private static final String FORM = "multipart/form-data";
  private static final int MOST_PARTS = 8;
  private static final int MOST_HEADER_BYTES = 4096;

  /**
   * Decides by the type of the content. Without a type, it is a picture.
   *
   * @throws Refusal if the type is another one, or the content is compressed
   */
  static Upload of(HttpFields headers) {
    for (String encoding : headers.getCSV(HttpHeader.CONTENT_ENCODING, false)) {
      if (!encoding.equalsIgnoreCase("identity")) {
        throw new Refusal(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
            "CONTENT_ENCODING",
            "Send the picture's file as it is, without Content-Encoding");
      }
    }
    return of(headers.get(HttpHeader.CONTENT_TYPE));
  }

  private static Upload of(@Nullable String contentType) {
    String type =
        contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.isEmpty() || type.startsWith("image/") || type.equals("application/octet-stream")) {
      return new Upload(null);
    }
    if (!type.equals(FORM)) {
      throw new Refusal(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "CONTENT_TYPE",
          "Send a picture with its type, such as Content-Type: image/png, or as the field 'picture' of a multipart/form-data body");
    }
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      throw badForm(
          "The header Content-Type of the form has no boundary, such as multipart/form-data; boundary=x");
    }
    return new Upload(boundary);
  }

  /**
   * The picture's file.
   *
   * @throws Refusal if the body is no form with that field
   */
  byte[] picture(byte[] body) {
    if (boundary == null) {
      return body;
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxParts(MOST_PARTS);
    parser.setPartHeadersMaxLength(MOST_HEADER_BYTES);
    parser.setMaxMemoryFileSize(body.length); // never to a file
    ByteBuffer content = picture(parser, body);
    byte[] file = new byte[content.remaining()];
    content.get(file);
    return file;
  }

  private static ByteBuffer picture(MultiPartFormData.Parser parser, byte[] body) {
    Content.Source source = Content.Source.from(ByteBuffer.wrap(body));
    try (MultiPartFormData.Parts parts =
        Blocker.blockWithPromise(promise -> parser.parse(source, promise))) {
      List<MultiPart.Part> pictures = parts.getAll(FIELD);
      if (pictures.size() != 1) {
        throw badForm("The form has %d fields 'picture'; send one".formatted(pictures.size()));
      }
      return Content.Source.asByteBuffer(pictures.get(0).getContentSource());
    } catch (Refusal e) {
      throw e;
    } catch (IOException | RuntimeException e) { // both mean a form that breaks its rules
      throw badForm("The body is no multipart/form-data that can be read");
    }
  }

  private static Refusal badForm(String detail) {
    return new Refusal(HttpStatus.BAD_REQUEST_400, "FORM", detail);
  }
}
