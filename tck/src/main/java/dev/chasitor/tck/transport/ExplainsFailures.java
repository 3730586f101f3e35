package dev.chasitor.tck.transport;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.opentest4j.ValueWrapper;

/**
 * Adds to each failure of the contract the rule's sentence, its usual cause, and what happened at
 * the servers of the test. {@link TransportSubject} registers it.
 */
public final class ExplainsFailures
    implements BeforeTestExecutionCallback, TestExecutionExceptionHandler {

  /** JUnit makes it. */
  public ExplainsFailures() {}

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    Scene.begin();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    Optional<String> explanation =
        context
            .getTestMethod()
            .map(method -> method.getAnnotation(DisplayName.class))
            .map(DisplayName::value)
            .flatMap(Scene::explanation);
    if (explanation.isEmpty() || thrown instanceof TestAbortedException) {
      throw thrown;
    }
    throw explained(thrown, explanation.get());
  }

  /** Returns a failure with the same message, values and stack trace, and the explanation. */
  private static AssertionFailedError explained(Throwable thrown, String explanation) {
    String message =
        (thrown instanceof AssertionError ? String.valueOf(thrown.getMessage()) : thrown)
            + "\n"
            + explanation;
    AssertionFailedError explained =
        thrown instanceof AssertionFailedError failed
                && failed.isExpectedDefined()
                && failed.isActualDefined()
            ? new AssertionFailedError(
                message, value(failed.getExpected()), value(failed.getActual()), thrown)
            : new AssertionFailedError(message, thrown);
    explained.setStackTrace(thrown.getStackTrace());
    return explained;
  }

  private static String value(ValueWrapper wrapped) {
    return wrapped.getStringRepresentation();
  }
}
