package dev.chasitor.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How Immutables generates the value behind each model interface: package-private, free of any
 * serialisation framework, without copy methods ({@code builder().from(value)} serves).
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
