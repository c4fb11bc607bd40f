package dev.lenet.api.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import dev.lenet.fuzz.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Any text as a spec. The schema, which somebody else's code checks, accepts what Java accepts. */
public final class SpecTarget {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Specs.schema());

  private SpecTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    accepts(new String(input, UTF_8));
  }

  /** Whether it is a spec; then it is written and read again, else no place is named twice. */
  static boolean accepts(String text) {
    List<SpecProblem> problems = Specs.problems(text);
    if (problems.isEmpty()) {
      NetworkSpec spec = Specs.parse(text, "changed");
      assertEquals(spec, Specs.parse(Specs.toJson(spec), "as written"));
      assertTrue(spec.parameterCount() > 0);
      assertEquals(List.of(), SCHEMA.validate(text, InputFormat.JSON), text);
      return true;
    }
    Refused.asDocumented(new SpecException("changed", problems));
    Set<String> pointers = new HashSet<>();
    problems.forEach(problem -> assertTrue(pointers.add(problem.pointer()), problems.toString()));
    return false;
  }
}
