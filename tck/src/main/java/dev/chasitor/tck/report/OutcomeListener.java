package dev.chasitor.tck.report;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Listens to JUnit for the outcome of each test, also of dynamic ones, and names each test. The
 * name begins with the id of the test's rule if it has one.
 */
abstract class OutcomeListener implements TestWatcher, InvocationInterceptor {

  /** A test begins. */
  abstract void begins(String test);

  /** A test passed. */
  abstract void passes(String test);

  /** A test was skipped. */
  abstract void skips(String test, String reason);

  /**
   * A test failed.
   *
   * @param method the method of the test, or of the factory that made it
   */
  abstract void fails(String test, Throwable thrown, @Nullable Method method);

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation,
      DynamicTestInvocationContext invocationContext,
      ExtensionContext context)
      throws Throwable {
    String name = nameOfDynamic(context);
    begins(name);
    try {
      invocation.proceed();
      passes(name);
    } catch (TestAbortedException e) {
      skips(name, reason(e));
      throw e;
    } catch (Throwable e) {
      fails(name, e, context.getTestMethod().orElse(null));
      throw e;
    }
  }

  /** Returns the name of a dynamic test; it begins with the id of its rule if it has one. */
  private static String nameOfDynamic(ExtensionContext context) {
    String name = context.getDisplayName();
    return name.matches("\\[[A-Z]-[A-Z]+-\\d+] .*")
        ? name
        : context.getParent().map(ExtensionContext::getDisplayName).orElse("") + " " + name;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    begins(context.getDisplayName());
    invocation.proceed();
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    if (!isFactory(context)) {
      passes(context.getDisplayName());
    }
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    fails(context.getDisplayName(), cause, context.getTestMethod().orElse(null));
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    skips(context.getDisplayName(), reason(cause));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    skips(context.getDisplayName(), reason.orElse("The test is disabled."));
  }

  private static boolean isFactory(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> AnnotationSupport.isAnnotated(method, TestFactory.class))
        .isPresent();
  }

  private static String reason(Throwable aborted) {
    return String.valueOf(aborted.getMessage()).replaceFirst("^Assumption failed: ", "");
  }
}
