package dev.chasitor.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The settings with which Immutables generates the value class of each model interface. The classes
 * are package-private and need no serialisation framework. They have no copy methods; use {@code
 * builder().from(value)} instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    jacksonIntegration = false,
    redactedMask = "(redacted)",
    defaults = @Value.Immutable(copy = false),
    allowedClasspathAnnotations = Override.class)
@interface ModelStyle {}
