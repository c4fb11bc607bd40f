package dev.lenet.cli.report;

import java.io.PrintStream;
import java.io.PrintWriter;
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
public final class JsonPredictions {
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

  /**
   * Adds an entry with a picture's reading.
   *
   * @param reading a JSON object, whose fields stand behind the file's name
   */
  public void add(String file, String reading) {
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

  /** Adds an entry for a picture that could not be read. */
  public void addError(String file, String error) {
    generator.writeStartObject();
    generator.writeStringProperty("file", file);
    generator.writeStringProperty("error", error);
    generator.writeEndObject();
  }

  /** Ends the object, and prints what is still in the buffer. */
  public void end() {
    generator.writeEndArray();
    generator.writeEndObject();
    generator.flush();
    out.println();
  }
}
