/* Deliberately empty: no ICU header may reach Swift (Foundation bundles another ICU). */
