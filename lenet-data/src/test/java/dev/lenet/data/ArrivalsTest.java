package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How much of two files has arrived")
class ArrivalsTest {
  private final PublishedFile large = new PublishedFile("large", 300, "");
  private final PublishedFile small = new PublishedFile("small", 100, "");
  private final List<String> told = new ArrayList<>();
  private final Arrivals arrivals =
      new Arrivals(
          "a mirror",
          List.of(large, small),
          (source, bytes, share) -> told.add("%s %d %.3f".formatted(source, bytes, share)));

  @Test
  @DisplayName("is told in bytes, and as a share by their unpacked lengths")
  void shares() {
    Arrivals.OfFile first = arrivals.of(large);
    first.arrived(0);
    first.expect(60);
    first.arrived(30);
    first.complete(60);
    Arrivals.OfFile second = arrivals.of(small);
    second.expect(50);
    second.arrived(10);
    second.complete(50);
    assertEquals(
        List.of(
            "a mirror 0 0.000",
            "a mirror 30 0.375",
            "a mirror 60 0.750",
            "a mirror 70 0.800",
            "a mirror 110 1.000"),
        told);
  }

  @Test
  @DisplayName("is told in bytes alone while the source does not say how many there are")
  void unknownLength() {
    arrivals.of(large).arrived(30);
    assertEquals(List.of("a mirror 30 NaN"), told);
  }
}
