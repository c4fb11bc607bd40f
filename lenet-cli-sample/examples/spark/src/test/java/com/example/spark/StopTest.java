package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Cluster.Provider.class)
@DisplayName("The end of the JVM in the middle of a command")
class StopTest {
  @Test
  @DisplayName("is told with what was done by then")
  void says(Cluster cluster) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    AtomicInteger done = new AtomicInteger();
    Stop stop = new Stop(cluster.spark(), stream, () -> done + " are there");
    done.set(3);
    try {
      stop.run();
    } finally {
      cluster.spark().sparkContext().setLogLevel("WARN"); // for the tests that follow
    }
    assertEquals("digits: 3 are there", err.toString(StandardCharsets.UTF_8).strip());
  }
}
