package dev.lenet.api.spec;

import dev.lenet.internal.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a spec as JSON text, with every field. */
final class SpecWriter {
  private static final int LINE_LENGTH = 140;

  private SpecWriter() {}

  static String write(NetworkSpec spec) {
    return text(spec.fields(), "") + "\n";
  }

  /** Uses one line if the value fits and is not the whole document, else a line for each entry. */
  private static String text(Object value, String indent) {
    if (!(value instanceof Map || value instanceof List)) {
      return JsonTree.text(value);
    }
    String flat = joined(value, "", ", ", "");
    if (!indent.isEmpty() && indent.length() + flat.length() < LINE_LENGTH) {
      return flat;
    }
    String inner = indent + "  ";
    return joined(value, "\n" + inner, ",\n" + inner, "\n" + indent);
  }

  private static String joined(Object value, String open, String between, String close) {
    String indent = open.isEmpty() ? "  " : open.substring(1);
    if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> text(element, indent))
          .collect(Collectors.joining(between, "[" + open, close + "]"));
    }
    return ((Map<?, ?>) value)
        .entrySet().stream()
            .map(e -> SpecChecks.quoted(e.getKey() + "") + ": " + text(e.getValue(), indent))
            .collect(Collectors.joining(between, "{" + open, close + "}"));
  }
}
