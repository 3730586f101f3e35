package dev.chasitor.session.visitor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** How Immutables generates this package's option values: package-private, without copy methods. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    jacksonIntegration = false,
    defaults = @Value.Immutable(copy = false),
    allowedClasspathAnnotations = Override.class)
@interface SessionStyle {}
