package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a sample application prints on stderr")
class ExampleProcessTest {
  @Test
  @DisplayName("counts without warnings of the JDK and of Spark, and with all else")
  void withoutWarnings() {
    List<String> printed =
        List.of(
            "WARNING: A restricted method has been called",
            "19:05:01 WARN Executor: Issue communicating with driver in heartbeater",
            "org.apache.spark.rpc.RpcTimeoutException: Futures timed out after [10000 milliseconds]",
            "\tat org.apache.spark.rpc.RpcTimeout.ask(RpcTimeout.scala:81)",
            "Caused by: java.util.concurrent.TimeoutException",
            "\tat scala.concurrent.Await$.result(package.scala:223)",
            "\t... 12 more",
            "lenet5, rate 0.001, seed 42: 98.81%, 119 errors",
            "19:05:02 ERROR Executor: Exception in task 0.0",
            "java.lang.IllegalStateException: wrong");
    assertEquals(
        """
        lenet5, rate 0.001, seed 42: 98.81%, 119 errors
        19:05:02 ERROR Executor: Exception in task 0.0
        java.lang.IllegalStateException: wrong""",
        ExampleProcess.withoutWarnings(printed));
  }
}
