package dev.lenet.api.picture;

import dev.lenet.internal.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written in a picture. Empty if the picture has no ink. Immutable. */
public final class Reading {
  private final List<ReadDigit> digits;

  Reading(List<ReadDigit> digits) {
    this.digits = List.copyOf(digits);
  }

  /**
   * The digits as text, each line from left to right; lines are separated by a line feed. Empty if
   * the picture has no ink. A digit that is not sure counts with the network's best guess: ask
   * {@link #sure} before you rely on the text.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    int line = 0;
    for (ReadDigit digit : digits) {
      text.append(digit.line() == line ? "" : "\n").append(digit.name());
      line = digit.line();
    }
    return text.toString();
  }

  /** The digits, line by line from the top, each line from the left. */
  public List<ReadDigit> digits() {
    return digits;
  }

  /** Whether there is a digit, and every digit is {@linkplain ReadDigit#sure sure}. */
  public boolean sure() {
    return !digits.isEmpty() && digits.stream().allMatch(ReadDigit::sure);
  }

  /**
   * The reading as a JSON object, in the form that the command line and the server print: {@code
   * text}, and {@code digits}, an array of objects with {@code digit}, {@code probability}, {@code
   * probabilities}, {@code sure} and {@code box}, an object with {@code x}, {@code y}, {@code
   * width} and {@code height}. If there is exactly one digit, its {@code digit}, {@code
   * probability} and {@code probabilities} stand beside {@code text} as well.
   */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", text());
    if (digits.size() == 1) {
      putPrediction(digits.get(0), json);
    }
    json.put("digits", digits.stream().map(Reading::json).toList());
    return JsonTree.text(json);
  }

  private static Map<String, Object> json(ReadDigit digit) {
    Map<String, Object> json = new LinkedHashMap<>();
    putPrediction(digit, json);
    json.put("sure", digit.sure());
    Map<String, Object> box = new LinkedHashMap<>();
    box.put("x", digit.box().x());
    box.put("y", digit.box().y());
    box.put("width", digit.box().width());
    box.put("height", digit.box().height());
    json.put("box", box);
    return json;
  }

  private static void putPrediction(ReadDigit digit, Map<String, Object> json) {
    float[] probabilities = digit.probabilities();
    Object[] all = new Object[probabilities.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = shortest(probabilities[i]);
    }
    json.put("digit", digit.digit());
    json.put("probability", shortest(digit.probability()));
    json.put("probabilities", List.of(all));
  }

  /** The shortest decimal number that is this float. */
  private static Double shortest(float probability) {
    return Double.valueOf(Float.toString(probability));
  }

  @Override
  public String toString() {
    return "'" + text() + "'" + (sure() ? "" : ", not sure");
  }
}
