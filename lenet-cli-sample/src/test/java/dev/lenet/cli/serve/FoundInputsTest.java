package dev.lenet.cli.serve;

import dev.lenet.fuzz.Inputs;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("A body that fuzzing began with or found")
class FoundInputsTest {
  @TestFactory
  @DisplayName("is answered as described")
  Stream<DynamicTest> replay() throws IOException {
    return Inputs.replay("UploadTarget", UploadTarget::fuzzerTestOneInput);
  }
}
