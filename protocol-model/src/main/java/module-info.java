/**
 * Every request, response, message and data type of the Live Agent protocol as an immutable value.
 *
 * <p>This module contains no JSON, no HTTP and no threads.
 */
module dev.chasitor.model {
  requires static transitive org.jspecify;
  requires static org.immutables.value.annotations;

  exports dev.chasitor.model;
}
