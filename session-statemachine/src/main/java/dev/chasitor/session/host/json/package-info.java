/**
 * The JSON document of a session on its host: {@link dev.chasitor.session.host.json.HostStateJson}.
 *
 * <p>For stores that hand sessions from one node to another. The machine itself uses no JSON.
 */
@NullMarked
package dev.chasitor.session.host.json;

import org.jspecify.annotations.NullMarked;
