package dev.lenet.api.spec;

import dev.lenet.internal.json.JsonTree;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a spec. Its JSON decides equality, and is its {@code toString}. */
abstract class SpecValue {
  /**
   * All fields by their names in a spec file, in the file's order, with values as {@link JsonTree}
   * has them.
   */
  abstract Map<String, Object> fields();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof SpecValue that
        && getClass() == that.getClass()
        && fields().equals(that.fields());
  }

  @Override
  public final int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return JsonTree.text(fields());
  }

  /** The name of an enum's constant in a spec file: {@code scaledTanh} for {@code SCALED_TANH}. */
  static String name(Enum<?> constant) {
    StringBuilder name = new StringBuilder(constant.name().toLowerCase(Locale.ROOT));
    for (int at = name.indexOf("_"); at >= 0; at = name.indexOf("_")) {
      name.deleteCharAt(at).setCharAt(at, Character.toUpperCase(name.charAt(at)));
    }
    return name.toString();
  }
}
