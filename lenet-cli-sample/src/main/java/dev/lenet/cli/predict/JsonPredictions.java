package dev.lenet.cli.predict;

import dev.lenet.api.picture.Reading;
import dev.lenet.cli.report.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code lenet predict --json} prints: one object, written entry by entry, because there may
 * be millions. An object that is not {@link #end ended} stays incomplete, so that nobody takes it
 * for the whole.
 */
public final class JsonPredictions implements Predictions {
  private final JsonFactory json = new JsonFactory();
  private final PrintStream out;
  private final JsonGenerator generator;

  /**
   * Begins the object, in a buffer.
   *
   * @param out gets the object; it is not closed
   */
  public JsonPredictions(PrintStream out, String backend) {
    this.out = out;
    generator = Json.generator(json, new PrintWriter(out, false, StandardCharsets.UTF_8));
    generator.writeStartObject();
    generator.writeStringProperty("backend", backend);
    generator.writeArrayPropertyStart("predictions");
  }

  @Override
  public void fit(String file, Reading reading) {}

  @Override
  public void add(String file, Reading reading) {
    add(file, reading.toJson());
  }

  /** Adds an entry: the file's name, and then the fields of a JSON object. */
  void add(String file, String reading) {
    writeEntry(json, generator, file, reading);
  }

  /** The entry of a picture without a name of its own, as if it had been read from stdin. */
  public static String entry(Reading reading) {
    JsonFactory json = new JsonFactory();
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = Json.generator(json, text)) {
      writeEntry(json, generator, "-", reading.toJson());
    }
    return text.toString();
  }

  private static void writeEntry(
      JsonFactory json, JsonGenerator generator, String file, String reading) {
    generator.writeStartObject();
    generator.writeStringProperty("file", file);
    try (JsonParser fields = json.createParser(ObjectReadContext.empty(), reading)) {
      fields.nextToken();
      while (fields.nextToken() != JsonToken.END_OBJECT) {
        generator.copyCurrentStructure(fields); // a name and its value
      }
    }
    generator.writeEndObject();
  }

  @Override
  public void addError(String file, String error) {
    generator.writeStartObject();
    generator.writeStringProperty("file", file);
    generator.writeStringProperty("error", error);
    generator.writeEndObject();
  }

  /** Prints what is still in the buffer. */
  @Override
  public void end() {
    generator.writeEndArray();
    generator.writeEndObject();
    generator.flush();
    out.println();
  }
}
