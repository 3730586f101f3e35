/**
 * Every request, response, message and data type of the Live Agent protocol as an immutable value.
 *
 * <p>Knows no JSON, no HTTP and no thread.
 */
module dev.chasitor.model {
  requires static transitive org.jspecify;
  requires static org.immutables.value.annotations;

  exports dev.chasitor.model;
}
