/* The one name that the scripts of this page share. */
"use strict";

const kgView = {};
