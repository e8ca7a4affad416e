/// Prints the routes, a line each: method, path, who may use it.
enum RouteTable {
    static func print() {
        for route in Routes.all {
            Swift.print(route.method.rawValue, route.path, route.letters)
        }
    }
}
