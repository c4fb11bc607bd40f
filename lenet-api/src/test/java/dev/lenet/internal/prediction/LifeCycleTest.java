package dev.lenet.internal.prediction;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.weights.Weights;
import java.util.Arrays;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lincheck makes up what each thread does, and looks for answers that no order of these operations,
 * one after the other, would give. It switches from thread to thread at each access to shared
 * memory in turn; or it lets the threads run as they will, often.
 *
 * <p>Once, because on JDK 25 Lincheck takes minutes for the classes that other tests have loaded.
 * By itself this test is green there.
 */
@Tag("once")
@DisplayName("Predictions, new weights, trainings and close, by several threads in any order")
class LifeCycleTest {
  /** How long one try may take, in milliseconds: it does not hang on a machine that is busy. */
  private static final long PATIENCE = 300_000;

  /** How many scenarios Lincheck makes up. */
  private static final int SCENARIOS = Integer.getInteger("lenet.scenarios", 10);

  @Test
  @DisplayName("give what one thread after the other would get, wherever Lincheck switches threads")
  void checkedOrders() {
    checkOrders(RightModel.class, SCENARIOS);
  }

  @Test
  @DisplayName("give what one thread after the other would get, when all run at once")
  void atOnce() {
    check(
        RightModel.class,
        new StressOptions().threads(3).iterations(SCENARIOS).invocationsPerIteration(1_000));
  }

  @Test
  @DisplayName("would be found to mix weights, if a part of them were set before the others")
  void findsMixedWeights() {
    LincheckAssertionError found =
        assertThrows(
            LincheckAssertionError.class, () -> checkOrders(SetsHalfOfTheWeights.class, 100));
    String message = String.valueOf(found.getMessage());
    assertTrue(message.contains("Invalid execution results"), message);
    assertTrue(message.contains("predict(): ["), message);
  }

  private static void checkOrders(Class<?> operations, int scenarios) {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .threads(2)
            .iterations(scenarios)
            .invocationsPerIteration(100)
            .addGuarantee(
                ManagedStrategyGuaranteeKt.forClasses(LifeCycleTest::isOfOneThread)
                    .allMethods()
                    .ignore());
    check(operations, options);
  }

  /** Whether no other thread sees what this class does, so that switching in it shows nothing. */
  private static boolean isOfOneThread(String name) {
    boolean shared =
        name.startsWith("dev.lenet.internal.prediction.")
            || name.startsWith("dev.lenet.internal.engine.");
    return (name.startsWith("dev.lenet.") && !shared)
        || name.startsWith("java.util.stream.")
        || name.startsWith("java.security.");
  }

  private static void check(Class<?> operations, Options<?, ?> options) {
    options
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(1)
        .sequentialSpecification(LifeCycleSpecification.class)
        .invocationTimeout$lincheck(PATIENCE)
        .check(operations);
  }

  /** The model as it is. */
  public static final class RightModel extends PooledLifeCycle {}

  /** The first half of the weights is there before the rest. */
  public static final class SetsHalfOfTheWeights extends PooledLifeCycle {
    @Override
    void set(float weights) {
      float[] half = model.weights().toArray();
      Arrays.fill(half, 0, half.length / 2, weights);
      model.setWeights(Weights.of(SPEC, half));
      super.set(weights);
    }
  }
}
