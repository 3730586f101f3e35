/** Holds a chat in a plain application that has its own Vert.x 4 and Jackson 2. */
package com.example.plain;
