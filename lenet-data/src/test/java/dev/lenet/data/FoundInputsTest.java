package dev.lenet.data;

import dev.lenet.fuzz.Inputs;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("An input that fuzzing began with or found")
class FoundInputsTest {
  @TestFactory
  @DisplayName("is read, or refused as documented")
  Stream<DynamicTest> replay() throws IOException {
    return Stream.of(
            Inputs.replay("IdxTarget", IdxTarget::fuzzerTestOneInput),
            Inputs.replay("GzipTarget", GzipTarget::fuzzerTestOneInput),
            Inputs.replay("CsvTarget", CsvTarget::fuzzerTestOneInput),
            Inputs.replay("TarTarget", TarTarget::fuzzerTestOneInput))
        .flatMap(tests -> tests);
  }
}
