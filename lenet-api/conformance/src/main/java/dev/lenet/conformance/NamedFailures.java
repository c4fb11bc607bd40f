package dev.lenet.conformance;

import java.lang.reflect.Method;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Says with each failure which rule and case it is of, what to check, and where to read on: build
 * tools print a method's name and the number of a case, which explain nothing.
 */
final class NamedFailures
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(context, failure);
  }

  private static Throwable named(ExtensionContext context, Throwable failure) {
    String sentence = context.getTestMethod().map(NamedFailures::sentence).orElse("");
    if (failure instanceof TestAbortedException
        || failure instanceof VirtualMachineError
        || sentence.isEmpty()) {
      return failure;
    }
    String rule = sentence.substring(0, 3);
    String display = context.getDisplayName();
    return new AssertionFailedError(
        "%s%s%n  found: %s%n  %s%n  Read on: %s, %s"
            .formatted(
                sentence,
                display.equals(sentence) ? "" : ", " + display,
                found(failure),
                RulesPage.read().advice(rule),
                rule,
                RulesPage.NAME),
        failure);
  }

  /** What was found: an assertion's message, or else the exception. */
  static String found(Throwable failure) {
    return String.valueOf(failure instanceof AssertionError ? failure.getMessage() : failure);
  }

  /** That of a rule; tests that a suite's author adds have none. */
  private static String sentence(Method method) {
    DisplayName name = method.getAnnotation(DisplayName.class);
    return name != null && name.value().matches("[BPD]\\d\\d .*") ? name.value() : "";
  }
}
