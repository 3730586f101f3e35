/**
 * A session on its host, written down: {@link dev.chasitor.session.host.json.HostStateJson}.
 *
 * <p>For stores that hand sessions from one node to another. The machine itself knows no JSON.
 */
@NullMarked
package dev.chasitor.session.host.json;

import org.jspecify.annotations.NullMarked;
